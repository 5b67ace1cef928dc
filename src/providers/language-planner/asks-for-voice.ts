const voice =
  /\b(?:voice[- ]?overs?|narrat(?:ion|or|ed|e)|narrating|spoken (?:words?|lines?|text)|speaker voice|with a voice)\b|\b(?:off[- ]?stimme|off[- ]?sprecher\w*|sprecher(?:in|stimme|text)?|voix[- ]off|narrateur|narratrice|narration|voz en off|locuci[óo]n|locutor\p{L}*|narrador\p{L}*|narração|narración|locução|voz off)\b|ナレーション|ナレーター|旁白|配音|解说|画外音|تعليق صوتي|راو[يٍ]|صوت راوي|वॉइस ?ओवर|वॉयस ?ओवर|वाचक|नैरेशन/iu;
const refused =
  /\b(?:no|without(?: an?y?)?|not? an?y?|ohne|kein\w*|sin|sans|pas de|sem|keine) (?:\p{L}+ )?(?:voice|narrat|spoken|off[- ]?stimme|sprecher|voz|voix|locu|narra)|ナレーション(?:なし|は不要|不要)|(?:无|不要|没有)(?:旁白|配音|解说)|(?:بدون|بلا) (?:تعليق صوتي|راو)|(?:बिना|बगैर) (?:वॉइस|वॉयस|नैरेशन)/iu;

/** Whether a prompt asks for something to be spoken, in the languages that are read; "no voice-over" does not. */
export function asksForVoice(prompt: string): boolean {
  const text = prompt.normalize('NFKC');
  return voice.test(text) && !refused.test(text);
}
