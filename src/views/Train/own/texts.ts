// Sentences of the own-images dialog that are looked up by a code.
import type { PlanProblem } from '../../../data/own/plan';
import type { SkipReason } from '../../../data/own/skipped';
import type { Role } from '../../../data/own/roles';

export const SKIP_TEXT: Record<SkipReason, string> = {
  'not-image': 'not a picture (PNG, JPEG, GIF, BMP, WebP)',
  hidden: 'hidden or made by the system',
  empty: 'empty file',
  'too-big': 'file larger than 32 MiB',
  'nested-archive': 'archive inside the archive or folder',
  encrypted: 'locked with a password',
  'unsupported-compression': 'packed by an unknown method',
  suspicious: 'would unpack to far more than a picture holds',
  'unreadable-name': 'name says no identity and camera',
  'no-folder': 'in no folder, so of no identity',
  'no-number': 'no number in the name to tell the camera',
  duplicate: 'same path twice',
  'junk-in-train': 'junk or distractor, of no use in training',
  'seen-in-training': 'identity is already in training',
  undecodable: 'broken, or not the picture its name says',
};

export const PROBLEM_TEXT: Record<PlanProblem, string> = {
  'few-train':
    'Training needs at least two identities. Give another folder to training, or split one half and half.',
  'no-query': 'Nothing is left to test with. Give a folder to the test, or split one half and half.',
  'no-gallery':
    'Each test identity has a single picture, so a query finds no match. Test with identities that have two or more.',
};

export const ROLE_TEXT: Record<Role, string> = {
  train: 'Training',
  test: 'Test',
  half: 'Half and half',
  skip: 'Leave out',
};

const KIB = 1024;

/** "812 KB", "4.1 MB", "1.5 GB". */
export function bytesOf(bytes: number): string {
  if (bytes < KIB * KIB) return `${Math.ceil(bytes / KIB)} KB`;
  const megabytes = bytes / (KIB * KIB);
  if (megabytes >= KIB) return `${(megabytes / KIB).toFixed(1)} GB`;
  return `${megabytes < 10 ? megabytes.toFixed(1) : Math.round(megabytes)} MB`;
}

/** "12 s left", "3 min left". */
export function timeLeft(seconds: number | null): string {
  if (seconds === null) return 'working out the time left';
  if (seconds < 1) return 'nearly done';
  return seconds < 90 ? `${Math.ceil(seconds)} s left` : `${Math.round(seconds / 60)} min left`;
}
