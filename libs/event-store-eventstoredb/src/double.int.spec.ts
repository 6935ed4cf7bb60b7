import { eventStoreContract } from '@hieuhoc/event-store-contract';
import { GrpcDouble } from '../testing/grpc-double';
import { openEventStoreDb } from './index';

/** The whole contract through the real client and real connections, to a server that keeps its log in memory. */
eventStoreContract({
  name: 'EventStoreDB (a double of the server)',
  ownLog: true,
  open: async () => {
    const double = new GrpcDouble();
    await double.start();
    const [store, rival] = await Promise.all([openEventStoreDb({ url: double.url }), openEventStoreDb({ url: double.url })]);
    return {
      store,
      rival,
      close: async () => {
        await Promise.all([store.close(), rival.close()]);
        double.kill();
        if (double.batchAppends > 0) throw new Error('appends went through the shared stream');
      },
    };
  },
});
