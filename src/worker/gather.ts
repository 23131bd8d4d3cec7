// Events that come faster than the page can draw are heard together, so that it draws once for all of them.

/** Hands what it is given to `listen` in order, a timer task later: whatever arrives meanwhile is of the same task. */
export function gather<T>(listen: (event: T) => void): { take: (event: T) => void; stop: () => void } {
  let waiting: T[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    const events = waiting;
    waiting = [];
    for (const event of events) listen(event);
  };
  return {
    take: (event) => {
      waiting.push(event);
      timer ??= setTimeout(flush);
    },
    stop: () => {
      clearTimeout(timer);
      waiting = [];
    },
  };
}
