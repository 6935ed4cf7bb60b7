import { ClusterInfo, EndPoint, MemberInfo } from '@eventstore/db-client/generated/gossip_pb';
import { newEvents, refusal } from '@hieuhoc/event-store-contract';
import { StoreUnavailable } from '@hieuhoc/event-store';
import { GrpcDouble } from '../testing/grpc-double';
import { BadEventStoreUrl, openEventStoreDb } from './index';
import { underTest } from '../testing/under-test';

const test = underTest();
const { LEADER, MANAGER } = MemberInfo.VNodeState;

const clusterOf = (host: string, state: MemberInfo.VNodeState): ClusterInfo => {
  const [address = '', port = ''] = host.split(':');
  const endPoint = new EndPoint().setAddress(address).setPort(Number(port));
  return new ClusterInfo().setMembersList([new MemberInfo().setState(state).setIsAlive(true).setHttpEndPoint(endPoint)]);
};

it('a server that is not there is unavailable: the message names the host, never the password', async () => {
  const { host } = test.double;
  test.double.kill();
  const url = `esdb://clerk:s3cret@${host}?tls=false`;
  const error = await refusal(openEventStoreDb({ url, readyWithinMs: 50, retryForMs: 10, backOff: { firstMs: 1, mostMs: 5 } }));
  expect(error).toBeInstanceOf(StoreUnavailable);
  expect(String(error)).toContain(host);
  expect(JSON.stringify([error, String(error)])).not.toContain('s3cret');
});

it('a server that is not ready yet is waited for', async () => {
  const { url } = test.double;
  test.double.kill();
  const hasty = { url, retryForMs: 1, backOff: { firstMs: 1, mostMs: 5 } };
  const opening = openEventStoreDb({ ...hasty, readyWithinMs: 60_000 });
  // By the time an opening without patience has given up, this one would have too.
  await refusal(openEventStoreDb({ ...hasty, readyWithinMs: 1 }));
  await test.double.start();
  const store = await opening;
  expect((await store.head()).logSize).toBe(0);
  await store.close();
});

it.each(['http://127.0.0.1', 'esdb://', 'esdb://clerk:s3cret@h:1?tls=false&nodePreference=nobody'])(
  'an address that cannot be used is refused without being repeated: %s',
  async (url) => {
    const error = await refusal(openEventStoreDb({ url }));
    expect(error).toBeInstanceOf(BadEventStoreUrl);
    expect(String(error)).not.toContain('s3cret');
  },
);

const discover = (host: string): string => `esdb://${host},127.0.0.1:1?tls=false&maxDiscoverAttempts=2&discoveryInterval=5&gossipTimeout=1`;

describe('a cluster', () => {
  const hasty = { readyWithinMs: 50, retryForMs: 10, backOff: { firstMs: 1, mostMs: 5 } };

  it('is asked for its leader, and the log is there', async () => {
    const leader = new GrpcDouble();
    await leader.start();
    test.double.gossip = () => clusterOf(leader.host, LEADER);
    const store = await openEventStoreDb({ url: discover(test.double.host), ...hasty });
    await store.append('plan-x', 'no_stream', newEvents(1));
    expect([leader.log.events.length, test.double.log.events.length]).toEqual([1, 0]);
    await store.close();
    leader.kill();
  });

  it.each([
    ['nobody answers', () => null],
    ['no node is usable', () => clusterOf('127.0.0.1:1', MANAGER)],
  ])('of which %s is unavailable, and the message says so', async (_name, gossip) => {
    test.double.gossip = gossip;
    const error = await refusal(openEventStoreDb({ url: discover(test.double.host), ...hasty }));
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect(String(error)).toContain('no node of the cluster answered as usable');
  });
});
