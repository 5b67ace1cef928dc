/**
 * Why a bought file is of no use:
 * - `not_media`: no file of a kind we open (an error page, nothing at all).
 * - `damaged`: of a kind we open, but it cannot be opened or decoded from end to end.
 * - `cut_off`: it breaks off before its own end; downloading it again may help.
 * - `wrong_kind`: sound where a picture was ordered, or the other way round.
 * - `unreasonable`: a size, length or frame rate that nothing ordered by us has.
 * - `too_short`: whole, but shorter than what has to be covered.
 */
export type FootageFaultKind = 'not_media' | 'damaged' | 'cut_off' | 'wrong_kind' | 'unreasonable' | 'too_short';

/** A bought file that cannot become a part of the film. The message is one sentence, without a path. */
export class FootageFault extends Error {
  override readonly name = 'FootageFault';
  readonly kind: FootageFaultKind;

  constructor(kind: FootageFaultKind, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.kind = kind;
  }
}
