// The patches of a 3×3 convolution with stride 2 and padding 1 as rows for one product, and the way back.

export function copyRun(from: usize, to: usize, bytes: usize): void {
  const whole = bytes & ~15;
  let at: usize = 0;
  for (; at < whole; at += 16) v128.store(to + at, v128.load(from + at));
  for (; at < bytes; at += 4) store<f32>(to + at, load<f32>(from + at));
}

function addRun(from: usize, to: usize, bytes: usize): void {
  const whole = bytes & ~15;
  let at: usize = 0;
  for (; at < whole; at += 16) v128.store(to + at, f32x4.add(v128.load(to + at), v128.load(from + at)));
  for (; at < bytes; at += 4) store<f32>(to + at, load<f32>(to + at) + load<f32>(from + at));
}

/**
 * Goes through every line of every patch that lies inside the map: its taps are contiguous in columns and map alike. Columns are
 * [outWidth·batch·outHeight, 9·channels], the map is [batch·height·width, channels]. back = 0: map → columns; 1: columns added to map.
 * The one to be written is zeroed first.
 */
export function patches(
  map: usize,
  columns: usize,
  batch: i32,
  height: i32,
  width: i32,
  channels: i32,
  outHeight: i32,
  outWidth: i32,
  back: i32,
): void {
  const cell = <usize>channels * 4;
  const line = cell * 3;
  if (back) memory.fill(map, 0, <usize>(batch * height * width) * cell);
  else memory.fill(columns, 0, <usize>(batch * outHeight * outWidth) * line * 3);
  for (let ox = 0; ox < outWidth; ox++) {
    const left = max(2 * ox - 1, 0);
    const skipped = <usize>(left - (2 * ox - 1)) * cell;
    const bytes = <usize>(min(2 * ox + 2, width) - left) * cell;
    for (let b = 0; b < batch; b++)
      for (let oy = 0; oy < outHeight; oy++)
        for (let k = 0; k < 3; k++) {
          const y = 2 * oy - 1 + k;
          if (y >= 0 && y < height) {
            const there = map + <usize>((b * height + y) * width + left) * cell;
            if (back) addRun(columns + skipped, there, bytes);
            else copyRun(there, columns + skipped, bytes);
          }
          columns += line;
        }
  }
}
