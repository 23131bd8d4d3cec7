// What axe has to say about a page as it stands, for all specs. They need bypassCSP: the page's policy forbids scripts from elsewhere.
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export interface Finding {
  id: string;
  impact: string;
  nodes: string[];
}

/** Serious and critical findings of axe on the page as it stands. */
export async function findings(page: Page): Promise<Finding[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.addScriptTag({ path: AXE });
  return page.evaluate(async () => {
    interface Result {
      violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[];
    }
    const { axe } = globalThis as unknown as { axe: { run: (options: object) => Promise<Result> } };
    const { violations } = await axe.run({
      resultTypes: ['violations'],
      rules: {
        // A lens cell's name says its three numbers with words between them; the rule wants the bare digits in a row.
        'label-content-name-mismatch': { enabled: false },
        // Takes labels that are scrolled out of a sheet for missing; the test of names and help below looks at every control.
        'label-title-only': { enabled: false },
      },
    });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, impact, nodes }) => ({
        id,
        impact,
        nodes: nodes
          .slice(0, 5)
          .map(({ html, failureSummary }) => `${html.slice(0, 160)} — ${failureSummary}`),
      }));
  });
}
