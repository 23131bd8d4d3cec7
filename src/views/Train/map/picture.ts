// Everything that one drawing of the map needs, and the sizes of its marks.
import type { Node, Role, Scene } from './scene';
import type { Size } from './layout';

export interface Picture {
  size: Size;
  scene: Scene;
  /** n × 2, CSS px of the pane as it is seen. */
  at: Float64Array;
  /** Where the rows were at the moment that is compared with, n × 2; null: nothing is. */
  ghosts: Float64Array | null;
  /** Box of each probe row's mark. */
  boxes: Size[];
  mode: 'images' | 'dots';
  forces: boolean;
  /** Data-set item that is lit, with the text beside it. */
  hovered: { item: number; text: string } | null;
  /** Side whose term of the formula is lit: its edges are stronger, the other side's fainter. */
  litSide: 'positive' | 'negative' | null;
  /** Row under the keyboard cursor. */
  cursor: number | null;
  /** CSS px per unit of distance, or 0. */
  unit: number;
}

/** Widths of 1:2 pictures in CSS px (design notes); other shapes get the same area. */
const WIDTH: Record<Role, number> = { other: 15, positive: 22, negative: 22, anchor: 30 };
const RADIUS: Record<Role, number> = { other: 4, positive: 6, negative: 6, anchor: 8 };

/** Size of a node's mark; `factor` grows with zoom and shrinks on small panes. */
export function boxOf(role: Role, mode: 'images' | 'dots', aspect: number, factor: number): Size {
  if (mode === 'dots') {
    const diameter = 2 * RADIUS[role] * factor;
    return { width: diameter, height: diameter };
  }
  const width = WIDTH[role] * Math.sqrt(2 * aspect) * factor;
  return { width, height: width / aspect };
}

/** Boxes by probe row. */
export function boxesOf(nodes: Node[], mode: 'images' | 'dots', aspect: number, factor: number): Size[] {
  const boxes: Size[] = [];
  for (const { index, role } of nodes) boxes[index] = boxOf(role, mode, aspect, factor);
  return boxes;
}

/** Probe row of the topmost mark at a place, with a few px of tolerance; null for the ground. */
export function markAt(nodes: Node[], at: Float64Array, boxes: Size[], x: number, y: number): number | null {
  const slack = 3;
  for (let k = nodes.length - 1; k >= 0; k--) {
    const { index } = nodes[k];
    const dx = Math.abs(at[index * 2] - x);
    const dy = Math.abs(at[index * 2 + 1] - y);
    if (dx <= boxes[index].width / 2 + slack && dy <= boxes[index].height / 2 + slack) return index;
  }
  return null;
}
