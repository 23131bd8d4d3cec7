// For tests: a store of the last run that lasts as long as the test.
import type { KeptRun, RunStore } from './runStore';

export function memoryStore(): RunStore & { run: KeptRun | null } {
  return {
    run: null,
    load() {
      return Promise.resolve(this.run);
    },
    save(run) {
      this.run = structuredClone(run);
      return Promise.resolve();
    },
    saveView(view) {
      if (this.run) this.run = { ...this.run, ...structuredClone(view) };
      return Promise.resolve();
    },
    clear() {
      this.run = null;
      return Promise.resolve();
    },
  };
}
