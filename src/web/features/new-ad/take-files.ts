import { announce } from '../../lib/announce.ts';
import type { Problem } from '#contract/problem.ts';
import { fileKind } from '../../lib/upload/file-kind.ts';
import { attach, guessRole, refusalOf, type Refusal } from './attachments.ts';
import { changeDraft, draftUploads, readDraft } from './draft-store.ts';
import { newAdText } from './new-ad-texts.ts';

/** Sends files that go into the ad; those that cannot go along are listed with the reason. */
export function takeFiles(files: readonly File[]): void {
  for (const file of files) {
    const kind = fileKind(file);
    const underWay = draftUploads.get().flatMap((upload) => (upload.problem === null ? [upload.kind] : []));
    const refusal = refusalOf(kind, readDraft(), underWay);
    if (refusal !== null) {
      draftUploads.refuse(file, toProblem(refusal, file.name));
      continue;
    }
    draftUploads.start([file], (assetId, { name }) => {
      changeDraft((draft) => attach(draft, { assetId, name, role: guessRole(kind, name, draft) }));
      announce(newAdText('attached', { name }));
    });
  }
}

function toProblem(refusal: Refusal, name: string): Problem {
  return {
    type: 'about:blank',
    title: '',
    status: 0,
    code: 'file_not_taken',
    retryable: false,
    detail: newAdText(refusal, { name }),
    next: newAdText(`${refusal}Next`),
  };
}
