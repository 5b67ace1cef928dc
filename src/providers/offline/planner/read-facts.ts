import type { Language } from '#domain/language.ts';
import { lexicons, readingLanguages, wordPattern } from './lexicon/lexicons.ts';
import { toFact } from './fact.ts';
import type { Fact } from './fact.ts';
import { clausesOf, gap, trimEdges, wordCount } from './prompt-text.ts';
import { readItems } from './read-items.ts';
import { withoutLeadingTone } from './read-tone.ts';

export interface Facts {
  readonly facts: readonly Fact[];
  /** What the picture shall show, in the words of the prompt. */
  readonly scenes: readonly string[];
  /** Three to five short entries that belong together, when the prompt lists them. */
  readonly items: readonly string[];
  /** Two short statements that answer each other: "Photo in, money out". */
  readonly pairs: readonly (readonly [string, string])[];
  /** What troubles the audience, as the prompt asks it: "Tired of paperwork?" */
  readonly problems: readonly string[];
}

const mostFacts = 14;
const longestFact = 46;
const mostWords = 8;
const joiners =
  /^(?:and|with|featuring|it has|it is|it's|it|has|that is|that are|that's|which is|which are|that|which|also|plus|now|they are|they're|we are|comes? with|an?|the|con|y|que|con una?|una?|avec|et|qui|une?|mit|und|eine?|com|e|uma?|مع|و|और|जो)\s+/iu;

/** What remains of a prompt after all else is read, sorted into facts, scenes, lists, pairs and problems. */
export function readFacts(text: string, language: Language): Facts {
  const head = text.slice(0, 4000);
  const scenes: string[] = [];
  const pairs: [string, string][] = [];
  const facts: Fact[] = [];
  const problems = readProblems(head, language);
  const { items, rest } = readItems(head, (entry) => isFact(entry, language, 2));
  for (const sentence of sentencesOf(rest)) {
    const clauses = clausesOf(sentence);
    const whole = trimEdges(sentence);
    if (problems.some((problem) => whole.startsWith(problem.slice(0, -1)))) continue;
    if (isScene(whole, language)) {
      scenes.push(whole.slice(0, 200));
      continue;
    }
    const pair = pairOf(clauses, language);
    if (pair !== null) {
      pairs.push(pair);
      continue;
    }
    for (const clause of clauses) {
      const bare = stripJoiners(clause);
      if (isScene(bare, language)) scenes.push(bare.slice(0, 200));
      else
        facts.push(
          ...splitLong(clause)
            .map(stripJoiners)
            .filter((words) => isFact(words, language))
            .map(toFact),
        );
    }
  }
  const unique = facts.filter((fact, index) => facts.findIndex((other) => isSame(other.words, fact.words)) === index);
  return { facts: unique.slice(0, mostFacts), scenes: scenes.slice(0, 12), items, pairs, problems };
}

function sentencesOf(text: string): string[] {
  return text
    .split(new RegExp(`[!?\\n${gap}•|。！？؟।;]+|\\.(?=\\s|$)`, 'u'))
    .filter((sentence) => trimEdges(sentence) !== '');
}

/** Long clauses say several things: "48 h battery and noise cancelling". */
function splitLong(clause: string): string[] {
  if (wordCount(clause) <= 6) return [clause];
  return clause.split(/\s(?:and|that|which|with|y|que|con|et|qui|avec|und|mit|e|com)\s/iu).map(trimEdges);
}

function stripJoiners(clause: string): string {
  let words = trimEdges(clause);
  for (let previous = ''; previous !== words;) {
    previous = words;
    words = words.replace(joiners, '');
  }
  return withoutLeadingTone(words);
}

const sceneStarts =
  /^(?:show(?:s|ing)?|open(?:s|ing)? (?:on|with)|starts? (?:on|with)|begins? with|close-?ups? of|shots? of|footage of|cut to|ends? (?:on|with)|(?:a |the )?(?:close-?up|shot|scene)s? (?:of|with)|then (?:show|cut)|muestra|mostrando|empieza|primer plano|termina|montre|montrant|gros plan|commence|finir|zeig\p{L}*|nahaufnahme|beginn\p{L}*|ende mit|mostre|mostrando|comece|termine|أظهر|اعرض|ابدأ|दिखा\p{L}*)(?!\p{L})/iu;
const denseScene = /を(?:映|見せ|写)|シーン|カット|アップ|镜头|画面|特写|展示/u;

function isScene(words: string, language: Language): boolean {
  return sceneStarts.test(words) || (!lexicons[language].spaced && denseScene.test(words));
}

/** Two clauses of two or three words each, and nothing else in the sentence. */
function pairOf(clauses: readonly string[], language: Language): [string, string] | null {
  const [first, second] = clauses;
  if (first === undefined || second === undefined || clauses.length !== 2) return null;
  const isHalf = (clause: string): boolean => {
    const words = clause.split(' ').length;
    return (
      words >= 2 &&
      words <= 3 &&
      !/\d/u.test(clause) &&
      stripJoiners(clause) === clause &&
      !isDirective(clause, language)
    );
  };
  const isEven = first.split(' ').length === second.split(' ').length && second.toLowerCase() === second;
  return lexicons[language].spaced && isEven && isHalf(first) && isHalf(second) ? [first, second] : null;
}

/** Questions to the audience, short enough for a headline. */
function readProblems(text: string, language: Language): string[] {
  return [...text.matchAll(/(?<=^|[.!?\n¦。！？؟।:]\s*)([^.!?\n¦。！？؟।,:]{6,44})([?？؟])/gu)]
    .map((match) => ({ words: trimEdges(match[1]!), mark: match[2]! }))
    .filter(({ words }) => wordCount(words) <= 7 && isFact(words, language))
    .map(({ words, mark }) => words + mark)
    .slice(0, 3);
}

function isFact(words: string, language: Language, shortest = 4): boolean {
  if (!/\p{L}/u.test(words) || words.length < 2 || words.length > longestFact || wordCount(words) > mostWords)
    return false;
  if (!/\s/u.test(words) && words.length < (lexicons[language].spaced ? shortest : 2)) return false;
  if (/[<>{}[\]\\^~`=_]|https?|\bI\b|\bwe (?:want|need)\b|\p{Extended_Pictographic}/u.test(words)) return false;
  if (
    /^(?:for|to|of|so|because|but|or|if|when|than|as|via|on|at|only|very|just|para|pour|damit|für|um|por|porque|car|parce|weil|von|zu|de|des|du|en)(?:\s|$)/iu.test(
      words,
    )
  )
    return false;
  if (/\s(?:and|or|the|a|an|of|for|to|with|in|on|at|y|o|de|et|ou|und|oder|e|ou|و)$/iu.test(words)) return false;
  return !isDirective(words, language);
}

/** Words to the maker of the film, not about the product. */
function isDirective(words: string, language: Language): boolean {
  return readingLanguages(language).some((reader) => {
    const { directionWords, commands, ad } = lexicons[reader];
    return wordPattern(reader, `${directionWords}|${commands}|${ad}`).test(words);
  });
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
