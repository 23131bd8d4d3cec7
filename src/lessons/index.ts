// The chapters of Learn in their order.
import { first } from './first';
import { loss } from './loss';
import { measured } from './measured';
import type { Lesson } from './types';

export const lessons: readonly Lesson[] = [...first, ...loss, ...measured];
