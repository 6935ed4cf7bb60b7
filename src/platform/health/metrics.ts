import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { RequestHandler } from 'express';
import type { ProjectionHost } from '../projections';
import type { EventStore } from '@hieuhoc/event-store';

const BUCKETS_S = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];

/** What Prometheus reads at /metrics. */
export class Metrics {
  readonly registry = new Registry();
  private readonly durations = new Histogram({
    name: 'hieuhoc_http_request_seconds',
    help: 'Time to answer an HTTP request',
    labelNames: ['method', 'status'],
    buckets: BUCKETS_S,
    registers: [this.registry],
  });
  private readonly refusals = new Counter({
    name: 'hieuhoc_http_refusals_total',
    help: 'Requests answered with 4xx or 5xx',
    labelNames: ['status'],
    registers: [this.registry],
  });

  constructor(store: EventStore, host: ProjectionHost, streams: { readonly size: number }) {
    collectDefaultMetrics({ register: this.registry });
    const events: Gauge = new Gauge({
      name: 'hieuhoc_log_events',
      help: 'Events in the log, where the store can say',
      registers: [this.registry],
      collect: async () => events.set((await store.head()).logSize ?? Number.NaN),
    });
    const open: Gauge = new Gauge({
      name: 'hieuhoc_feed_streams',
      help: 'Clients that follow the feed by SSE or NDJSON',
      registers: [this.registry],
      collect: () => open.set(streams.size),
    });
    const lag: Gauge<'projection'> = new Gauge({
      name: 'hieuhoc_projection_lag_seconds',
      help: 'Age of the oldest event that a read model has not handled',
      labelNames: ['projection'],
      registers: [this.registry],
      collect: async () => {
        for (const { name, serving, lagMs } of (await host.status()).projections) if (serving) lag.set({ projection: name }, lagMs / 1000);
      },
    });
  }

  middleware(): RequestHandler {
    return (request, response, next) => {
      const done = this.durations.startTimer({ method: request.method });
      response.once('finish', () => {
        done({ status: String(response.statusCode) });
        if (response.statusCode >= 400) this.refusals.inc({ status: String(response.statusCode) });
      });
      next();
    };
  }

  handler(): RequestHandler {
    return (_, response, next) => {
      this.registry.metrics().then((text) => response.type(this.registry.contentType).send(text), next);
    };
  }
}
