// Images cut into 4×4 patches, one patch a row.
import { copyRun } from './convolution';

/**
 * to[padded·rows·columns, 16·channels] from items[count, height, width, channels], zeros for what sticks out and for what is beyond
 * `count`. One run per line of a patch: its pixels are contiguous on both sides.
 */
export function arrange(
  items: usize,
  count: i32,
  padded: i32,
  height: i32,
  width: i32,
  channels: i32,
  to: usize,
): void {
  const rows = (height + 3) >> 2;
  const columns = (width + 3) >> 2;
  const line = <usize>channels * 16;
  const patch = line * 4;
  memory.fill(to, 0, <usize>(padded * rows * columns) * patch);
  for (let item = 0; item < count; item++)
    for (let y = 0; y < height; y++) {
      let at = to + <usize>((item * rows + (y >> 2)) * columns) * patch + <usize>(y & 3) * line;
      for (let x = 0; x < width; x += 4) {
        const bytes = <usize>(min(4, width - x) * channels) * 4;
        copyRun(items, at, bytes);
        items += bytes;
        at += patch;
      }
    }
}
