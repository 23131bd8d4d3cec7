// How long a step takes here, before anything of a sweep has been trained: a few steps in a worker that leaves nothing behind.
import type { Options } from '../../experiment/options';
import { connect } from '../../worker/client';
import { useInterface } from '../interface';

/** The first steps compile and fetch; they are not counted. */
const WARM_UP = 5;
const COUNTED = 30;

/** Milliseconds of a step of these options, with a scoring after the last one. Rejects with a sentence. */
export function trialPace(options: Options): Promise<number> {
  const { backendChoice: backend } = useInterface.getState();
  return new Promise((resolve, reject) => {
    let rests = 0;
    let since = 0;
    const client = connect((event) => {
      if (event.type === 'failure' && event.failure.fatal) {
        client.close();
        reject(new Error(event.failure.message));
      }
      if (event.type !== 'rest') return;
      rests++;
      if (rests === 1) return client.send({ type: 'step', count: WARM_UP });
      if (rests === 2) {
        since = performance.now();
        return client.send({ type: 'step', count: COUNTED });
      }
      client.close();
      resolve((performance.now() - since) / COUNTED);
    }, 'passing');
    client.send({ type: 'start', run: 1, lanes: [options], backend, quiet: true });
  });
}
