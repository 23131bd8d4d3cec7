// What the measurements ran on, for the results.
import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import type { Browser } from 'playwright';

export interface Machine {
  cores: number;
  processor: string;
  memory: string;
  browser: string;
  /** Processes that wanted a core, mean over the minute before: above the number of cores, others were at work. */
  load: number;
}

export const machineOf = (browser: Browser): Machine => ({
  cores: cpus().length,
  processor: cpus()[0].model.trim(),
  memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
  browser: `Chromium ${browser.version()}`,
  load: loadavg()[0],
});

/** Peak resident megabytes of each of the browser's processes, by type; empty where the system does not tell. */
export async function peakMemory(browser: Browser): Promise<Record<string, number>> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const peaks: Record<string, number> = {};
  for (const { id, type } of processInfo) {
    try {
      const kilobytes = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]);
      peaks[type] = Math.max(peaks[type] ?? 0, Math.round(kilobytes / 1024));
    } catch {
      // Not Linux, or gone by now.
    }
  }
  return peaks;
}
