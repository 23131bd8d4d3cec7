// What every figure of a chapter is given, and what it gives back: the numbers that the texts are made of.
import type { Numbers } from '../../../lessons/types';

/**
 * A live figure. Its controls stand in elements of class `figure-controls`, which a teacher's link may hide;
 * `locked` disables them and dragging alike.
 */
export interface FigureProps {
  /** The claim that sets the figure up; null for its start. A new claim mounts the figure anew. */
  claim: string | null;
  locked: boolean;
  /** Called after each change with all numbers. */
  onNumbers: (numbers: Numbers) => void;
}
