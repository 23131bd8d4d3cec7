// Which folder trains and which tests, before the person says otherwise.
import { baseName } from './names';
import type { Catalogue, CatalogueGroup } from './catalogue';

/** `half`: the first half of the group's identities trains, the rest tests. */
export type Role = 'train' | 'test' | 'half' | 'skip';

const TRAIN = /^(train|training)$/i;
const TEST = /^(test|testing|val|valid|validation|gallery|query|probe)$/i;

function benchmarkRole(group: CatalogueGroup): Role {
  if (group.benchmark === 'train') return 'train';
  return group.benchmark === 'unused' ? 'skip' : 'test';
}

function namedRole(group: CatalogueGroup): Role | null {
  for (const part of group.path.split('/')) {
    if (TRAIN.test(part)) return 'train';
    if (TEST.test(part)) return 'test';
  }
  return null;
}

/** The last half of the group names tests; groups of one name (an alphabet in two archives) stay on one side. */
function halfByName(groups: readonly CatalogueGroup[]): Role[] {
  const leaves = groups.map(({ path }) => baseName(path));
  const names = new Set(leaves).size > 1 ? leaves : groups.map(({ path }) => path);
  const order = [...new Set(names)].toSorted();
  const train = new Set(order.slice(0, Math.ceil(order.length / 2)));
  return names.map((name) => (train.has(name) ? 'train' : 'test'));
}

const hasBoth = (roles: readonly (Role | null)[]) => roles.includes('train') && roles.includes('test');
const areSet = (roles: (Role | null)[]): roles is Role[] => !roles.includes(null);

/** A role per group, in the order of `catalogue.groups`. */
export function defaultRoles(catalogue: Catalogue): Role[] {
  const { groups } = catalogue;
  if (groups.some(({ benchmark }) => benchmark !== null)) {
    const roles = groups.map(benchmarkRole);
    return hasBoth(roles) ? roles : roles.map((role) => (role === 'skip' ? 'skip' : 'half'));
  }
  const named = groups.map(namedRole);
  if (areSet(named) && hasBoth(named)) return named;
  // Benchmark names without their folders repeat an identity in many places: only a split by identity is sound.
  if (groups.length === 1 || catalogue.naming !== 'folders') return groups.map(() => 'half');
  return halfByName(groups);
}
