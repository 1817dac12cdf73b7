import type { PackPreview, PackWarning, SignatureState } from '#core/contract/pages.ts';
import { compareVersions } from '#core/pack/versions.ts';
import type { PackKey } from '../../database/pack-keys.ts';
import { sumsOf } from '../../pack-files/loaded-pack.ts';
import type { PackReport } from '../../pack-files/pack-report.ts';
import { fingerprintOf } from '../../pack-files/signature.ts';
import type { LibraryPack } from './pack-library.ts';

/** What is here already: the pack with the same id, and the keys of its versions, the one accepted last first. */
export interface Present {
  pack: LibraryPack | undefined;
  keys: readonly PackKey[];
}

/** What taking a pack in would do. */
export function previewPack(report: PackReport, present: Present): PackPreview {
  const { id, title, version, description, author, size, fileHash, contentHash, signer } = report;
  const { pack: old } = present;
  const sums = sumsOf(report, report.files);
  const changeOf = (exerciseId: string): PackPreview['exercises'][number]['change'] => {
    const before = old?.sums[exerciseId];
    if (before === undefined) return 'new';
    return before === sums[exerciseId] ? 'same' : 'changed';
  };
  const kept = new Set(report.exercises.map((one) => one.id));
  return {
    ...{ fileHash, id, title, version, description, author, size },
    signature: signatureState(signer?.publicKey ?? '', present.keys),
    ...(signer && { fingerprint: signer.fingerprint }),
    exercises: report.exercises.map((one) => ({
      id: one.id,
      title: one.title,
      section: one.section,
      change: changeOf(one.id),
    })),
    removed: (old?.exercises ?? [])
      .filter((one) => !kept.has(one.id))
      .map((one) => ({ id: one.id, title: one.title })),
    ...(old && {
      replaces: { title: old.title, version: old.version, isInstalled: old.isInstalled },
    }),
    isHere: old?.hash === contentHash,
    warnings: warningsOf(report, present),
  };
}

/** A pack that was not signed before may be signed from now on. */
function signatureState(key: string, [expected]: readonly PackKey[]): SignatureState {
  const wasSigned = expected !== undefined && expected.publicKey !== '';
  if (wasSigned) return expected.publicKey === key ? 'known' : 'changed';
  return key === '' ? 'unsigned' : 'first';
}

/** What a learner has to agree to, the gravest first. */
function warningsOf(report: PackReport, { pack: old, keys }: Present): PackWarning[] {
  const warnings: PackWarning[] = [];
  const key = report.signer?.publicKey ?? '';
  const [expected] = keys;
  if (expected && signatureState(key, keys) === 'changed') {
    const now = report.signer
      ? `signed with another key, ${report.signer.fingerprint}`
      : 'not signed';
    warnings.push({
      code: 'changed-key',
      message: `Earlier versions of this pack were signed with the key ${fingerprintOf(expected.publicKey)}. This one is ${now}: someone else may have made it. Ask its author before you go on.`,
    });
  }
  const highest = keys.find(({ publicKey }) => publicKey === key)?.highestVersion;
  const versions = [highest, old?.version].filter((one) => one !== undefined && one !== '');
  const newest = versions.toSorted((a = '', b = '') => compareVersions(b, a))[0];
  if (newest !== undefined && compareVersions(report.version, newest) < 0) {
    warnings.push({
      code: 'older-version',
      message: `Version ${newest} of this pack was here already. This is the older version ${report.version}, which may bring mistakes back.`,
    });
  }
  if (old && !old.isInstalled) {
    warnings.push({
      code: 'takes-place',
      message: `It takes the place of “${old.title}”, which comes with Chainrule. Remove it to have that one back.`,
    });
  }
  return warnings;
}
