export { loadSampleOnce } from './load-sample';
