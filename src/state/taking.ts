// Asking a worker for what a lane has (network, embeddings, its weight on wrong labels), as promises.
import type { Command, Event } from '../worker/protocol';

type Taken = Extract<Event, { type: 'taken' }>;
type What = Taken['what'];

interface Asked {
  lane: number;
  what: What;
  resolve: (event: Taken) => void;
  reject: (error: Error) => void;
}

/** Who waits for what, of one worker. */
export class Taking {
  private waiting: Asked[] = [];

  /** Looks at every event of the run that is open. */
  hear(event: Event): void {
    if (event.type === 'failure' && event.failure.fatal) this.giveUp(event.failure.message);
    if (event.type !== 'taken') return;
    const asked = this.waiting.find(({ lane, what }) => lane === event.lane && what === event.what);
    this.waiting = this.waiting.filter((other) => other !== asked);
    asked?.resolve(event);
  }

  /** Nothing more will come, of one lane or of all: whoever waits is told why. */
  giveUp(why: string, lane?: number): void {
    const gone = this.waiting.filter((asked) => lane === undefined || asked.lane === lane);
    this.waiting = this.waiting.filter((asked) => !gone.includes(asked));
    for (const { reject } of gone) reject(new Error(why));
  }

  /** The answer about a lane as it is now. Rejects with a sentence. */
  ask<W extends What>(
    send: (command: Command) => void,
    lane: number,
    what: W,
  ): Promise<Extract<Taken, { what: W }>> {
    return new Promise((resolve, reject) => {
      // `hear` hands over only what was asked for.
      this.waiting.push({ lane, what, resolve: resolve as (event: Taken) => void, reject });
      send({ type: 'take', lane, what });
    });
  }
}
