// What the page's main thread does, from Chromium's own trace: tasks by the processor time they took, so that a machine that is
// busy with something else does not look like a page that is.
import type { Page } from '@playwright/test';

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds. */
  dur?: number;
  tdur?: number;
  args?: { name?: string; data?: { type?: string; functionName?: string } };
}

export interface Task {
  /** Milliseconds by the clock, and of the processor. */
  wall: number;
  cpu: number;
}

/** Tasks of the page's main thread during `act`, longest processor time first. */
export async function mainThreadTasks(page: Page, act: () => Promise<void>): Promise<Task[]> {
  const browser = await page.context().browser()?.newBrowserCDPSession();
  if (!browser) throw new Error('Only a browser of its own can be traced.');
  const events: TraceEvent[] = [];
  browser.on('Tracing.dataCollected', ({ value }) => void events.push(...(value as unknown as TraceEvent[])));
  const done = new Promise<void>((resolve) => browser.once('Tracing.tracingComplete', () => resolve()));
  await browser.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline', 'devtools.timeline'],
    },
  });
  await act();
  await browser.send('Tracing.end');
  await done;
  await browser.detach();
  const names = events.filter(({ name, ph }) => ph === 'M' && name === 'thread_name');
  const tasks = events.filter(({ name, ph, pid, tid }) => {
    if (ph !== 'X' || !/^(RunTask|ThreadControllerImpl::RunTask)$/.test(name)) return false;
    return names.some((each) => each.pid === pid && each.tid === tid && each.args?.name === 'CrRendererMain');
  });
  return tasks
    .map(({ dur = 0, tdur = 0 }) => ({ wall: dur / 1000, cpu: tdur / 1000 }))
    .toSorted((a, b) => b.cpu - a.cpu);
}
