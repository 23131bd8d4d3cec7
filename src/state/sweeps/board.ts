// The stored sweeps as this tab knows them: changed here at once, then in the store, then in the other tabs.
import type { StoredSweep } from '../../experiment/sweep/types';
import { channel } from '../runs/channel';
import { openShelf } from '../runs/runs';
import type { Shelf } from '../runs/shelf';
import { storeTrouble } from '../runs/trouble';

const sorted = (sweeps: readonly StoredSweep[]): StoredSweep[] =>
  sweeps.toSorted((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1));

export class Board {
  /** In the order of the queue. */
  sweeps: StoredSweep[] = [];
  /** Rises with each change made here, so that what was read before it is not taken for newer. */
  private version = 0;
  private tail: Promise<unknown> = Promise.resolve();

  /** @param refused is told what the store refuses. */
  constructor(
    private readonly changed: () => void,
    private readonly refused: (sentence: string) => void,
  ) {}

  find(id: string): StoredSweep | undefined {
    return this.sweeps.find((sweep) => sweep.id === id);
  }

  /** Takes over what the store has. */
  async read(): Promise<void> {
    const { version } = this;
    const sweeps = await this.inTurn((shelf) => shelf.sweeps());
    if (version !== this.version) return this.read();
    if (sweeps) this.show(sweeps);
  }

  async put(sweep: StoredSweep): Promise<boolean> {
    this.here([...this.sweeps, sweep]);
    const kept = await this.write((shelf) => shelf.putSweep(sweep));
    if (!kept) this.here(this.sweeps.filter(({ id }) => id !== sweep.id));
    return kept;
  }

  /** Another tab may have changed other parts of it meanwhile: the store applies the change to what it has. */
  change(id: string, change: (sweep: StoredSweep) => StoredSweep): Promise<boolean> {
    this.here(this.sweeps.map((sweep) => (sweep.id === id ? change(sweep) : sweep)));
    return this.write((shelf) => shelf.changeSweep(id, change));
  }

  remove(id: string): Promise<boolean> {
    this.here(this.sweeps.filter((sweep) => sweep.id !== id));
    return this.write((shelf) => shelf.deleteSweep(id));
  }

  private show(sweeps: readonly StoredSweep[]): void {
    // A plan does not change: the one that is known stays, with all that is known by it.
    this.sweeps = sorted(sweeps).map((sweep) => ({
      ...sweep,
      plan: this.find(sweep.id)?.plan ?? sweep.plan,
    }));
    this.changed();
  }

  private here(sweeps: readonly StoredSweep[]): void {
    this.version++;
    this.show(sweeps);
  }

  private async write(task: (shelf: Shelf) => Promise<unknown>): Promise<boolean> {
    const kept = (await this.inTurn(async (shelf) => (await task(shelf), true))) ?? false;
    if (kept) channel().send({ type: 'sweeps' });
    return kept;
  }

  /** One at a time, in order; null where the store refuses. */
  private inTurn<T>(task: (shelf: Shelf) => Promise<T>): Promise<T | null> {
    const result = this.tail
      .then(() => openShelf())
      .then(task)
      .catch((error: unknown) => {
        this.refused(storeTrouble(error));
        return null;
      });
    this.tail = result;
    return result;
  }
}
