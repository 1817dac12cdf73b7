import { dueAt } from '#core/pack/assignment.ts';
import { timeFindings } from '#core/results/check-times.ts';
import type { Finding } from '#core/results/finding.ts';
import type { JudgedResult } from '#core/results/judged-result.ts';
import type { ResultBody } from '#core/results/result-form.ts';
import { ResultRefusal } from '#core/results/result-refusal.ts';
import { fingerprintOf } from '../pack-files/signature.ts';
import { chainFindings } from './check-chain.ts';
import { gradeBody } from './grade-body.ts';
import type { GradingPack, Judge } from './judge.ts';
import { openResult, type OpenedResult } from './result-file.ts';

/** Looks a result file through and grades it anew, whatever the file is. */
export async function judgeResult(
  file: string,
  bytes: Uint8Array,
  judge: Judge,
): Promise<JudgedResult> {
  let opened: OpenedResult;
  try {
    opened = openResult(bytes, judge.keys);
  } catch (thrown) {
    if (!(thrown instanceof ResultRefusal)) throw thrown;
    const { code, message } = thrown;
    return { file, tasks: [], answers: [], findings: [{ code, message }] };
  }
  const { body, publicKey, isSigned } = opened;
  const findings: Finding[] = isSigned
    ? []
    : [{ code: 'signature', message: 'The file was changed after it was handed in.' }];
  findings.push(...chainFindings(body), ...timeFindings(body, judge.now));
  const pack = judge.packs.find(({ hash }) => hash === body.pack.hash);
  const about = {
    file,
    learner: { name: body.learner.name, key: publicKey, fingerprint: fingerprintOf(publicKey) },
    pack: { id: body.pack.id, version: body.pack.version, title: pack?.title ?? body.pack.id },
    handedInAt: body.handedInAt,
  };
  if (!pack?.assignment || pack.id !== body.pack.id) {
    findings.push(foreignPack(body, judge.packs));
    return { ...about, tasks: [], answers: [], findings };
  }
  const graded = await gradeBody(body, pack, judge, publicKey);
  findings.push(...graded.findings);
  const due = dueAt(pack.assignment);
  if (due !== undefined && body.handedInAt > due)
    findings.push({ code: 'late', message: `It was handed in after ${pack.assignment.due}.` });
  return { ...about, tasks: graded.tasks, answers: graded.answers, findings };
}

function foreignPack(body: ResultBody, packs: readonly GradingPack[]): Finding {
  const { id, version, hash } = body.pack;
  const told = `${id} ${version} (${hash.slice(0, 12)}…)`;
  const same = packs.find((pack) => pack.id === id);
  const here = same
    ? same.hash === hash
      ? 'which has no assignment'
      : `and the pack here is ${same.version} (${same.hash.slice(0, 12)}…)`
    : 'which is not here';
  return { code: 'foreign-pack', message: `It was handed in for the pack ${told}, ${here}.` };
}
