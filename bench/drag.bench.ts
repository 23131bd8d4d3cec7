// Dragging one of 200 points in the Lab: both stages evaluate the readable loss and redraw at every move.
import { it } from 'vitest';
import { defaultScene } from '../src/experiment/lab/presets';
import { formatLab } from '../src/experiment/lab/link';
import { createRandom } from '../src/data/random';
import { clear, read, report, watchedPage, withApp } from './page';

const POINTS = 200;
const IDENTITIES = 20;
const MOVES = 300;

it.each(['one', 'all'] as const)(`dragging one of ${POINTS} points, mode %s`, (mode) =>
  withApp(async (browser, address) => {
    const random = createRandom(1, 'bench');
    const points = Array.from({ length: POINTS }, (_, i) => ({
      x: Math.round(random.normal() * 600) / 1000,
      y: Math.round(random.normal() * 600) / 1000,
      identity: i % IDENTITIES,
    }));
    const page = await watchedPage(browser);
    await page.goto(`${address}${formatLab({ ...defaultScene(), points, anchor: 0, mode })}`);
    const mark = page.locator('.plane-point').nth(7);
    await mark.waitFor();
    await page.waitForTimeout(2000);
    const box = (await mark.boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await clear(page);
    for (let i = 0; i < MOVES; i++) {
      await page.mouse.move(box.x + 60 * Math.sin(i / 15), box.y + 40 * Math.cos(i / 11));
    }
    report(`dragging one of ${POINTS} points, mode ${mode}, ${MOVES} moves`, await read(page));
    await page.mouse.up();
  }),
);
