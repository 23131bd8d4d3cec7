// Asking a worker for a lane's network or embeddings, as promises.
import type { TakenEmbeddings, TakenNetwork } from '../experiment/runs/taken';
import type { Command, Event } from '../worker/protocol';

type Taken = Extract<Event, { type: 'taken' }>;

interface Asked {
  lane: number;
  what: Taken['what'];
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

  private ask(send: (command: Command) => void, lane: number, what: Taken['what']): Promise<Taken> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ lane, what, resolve, reject });
      send({ type: 'take', lane, what });
    });
  }

  /** The lane's network as it is now. */
  async network(send: (command: Command) => void, lane: number): Promise<TakenNetwork> {
    const event = await this.ask(send, lane, 'network');
    if (event.what !== 'network') throw new TypeError('A network was asked for.');
    return event.network;
  }

  /** Embeddings of all that the lane is scored on, as they are now. */
  async embeddings(send: (command: Command) => void, lane: number): Promise<TakenEmbeddings> {
    const event = await this.ask(send, lane, 'embeddings');
    if (event.what !== 'embeddings') throw new TypeError('Embeddings were asked for.');
    return event.embeddings;
  }
}
