import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import type { WireSpec } from '#contract/spec.ts';
import { Button } from '../../../ui/button.tsx';
import { usePlanFieldText } from '../../../lib/plan-field-texts.ts';
import { usePlanText } from '../plan-texts.ts';
import { countWords } from '../spoken-words.ts';
import { fieldId, type BeatActions, type BeatField } from '../use-beat-actions.ts';
import { SavedField } from './saved-field.tsx';

const itemsMaximum = 5;
const itemMaximum = 60;

/** What a beat says and shows: words on screen, and the line that is spoken with the room there is for it. */
export function WordsFields({
  beat,
  index,
  room,
  isSpoken,
  wish,
  actions,
}: {
  readonly beat: WireSpec['beats'][number];
  readonly index: number;
  /** Words there is time for. */
  readonly room: number;
  /** Whether the ad has a voice. */
  readonly isSpoken: boolean;
  readonly wish: BeatField | null;
  readonly actions: BeatActions;
}) {
  const t = usePlanText();
  const fieldText = usePlanFieldText();
  const { text } = beat;
  const hasLine = text.line !== '' || text.note !== '';
  const hasItems = text.items.length > 0;
  // What has words stays open while they are changed.
  const [isOpen, setOpen] = useState({ line: hasLine, items: hasItems });
  const field = (name: 'headline' | 'line' | 'note', maxLength: number) => ({
    label: fieldText(`beats.text.${name}`),
    value: text[name],
    maxLength,
    onSave: (words: string) => actions.save(index, fieldText(`beats.text.${name}`), { text: { [name]: words } }),
    onFaultShown: actions.claimFault,
  });
  return (
    <>
      <SavedField {...field('headline', 160)} id={fieldId('headline')} isLarge isFocused={wish === 'headline'} />
      {(isOpen.line || hasLine) && (
        <div className="grid grid-cols-2 gap-2 max-sm:grid-cols-1">
          <SavedField {...field('line', 200)} />
          <SavedField {...field('note', 120)} />
        </div>
      )}
      {(isOpen.items || hasItems) && (
        <SavedField
          label={fieldText('beats.text.items')}
          value={text.items.join('\n')}
          maxLength={itemsMaximum * (itemMaximum + 1)}
          keepsLines
          onSave={(words) => actions.save(index, fieldText('beats.text.items'), { text: { items: itemsOf(words) } })}
          onFaultShown={actions.claimFault}
        />
      )}
      {!((isOpen.line || hasLine) && (isOpen.items || hasItems)) && (
        <Button
          kind="ghost"
          size="xs"
          className="-ml-1 self-start"
          icon={<ChevronDown size={12} aria-hidden />}
          onClick={() => setOpen({ line: true, items: true })}
        >
          {t('moreWords')}
        </Button>
      )}
      <SavedField
        label={fieldText('beats.voice_over')}
        value={beat.voice_over}
        id={fieldId('voice')}
        isFocused={wish === 'voice'}
        maxLength={300}
        renderAside={(line) => <WordRoom line={line} room={room} isSpoken={isSpoken} />}
        onSave={(line) => actions.save(index, fieldText('beats.voice_over'), { voice_over: line })}
        onFaultShown={actions.claimFault}
      />
    </>
  );
}

/** `6 words, room for 10`, as it is typed. */
function WordRoom({
  line,
  room,
  isSpoken,
}: {
  readonly line: string;
  readonly room: number;
  readonly isSpoken: boolean;
}) {
  const t = usePlanText();
  const words = countWords(line);
  if (words === 0) return null;
  if (!isSpoken) return t('notSpoken');
  const said = words === 1 ? t('wordsRoomOne', { room }) : t('wordsRoom', { words, room });
  return words > room ? <span className="text-stale">{said}</span> : said;
}

/** One entry a line; what is too much is left out, as the plan allows five of 60 letters. */
function itemsOf(words: string): string[] {
  return words
    .split('\n')
    .map((item) => item.trim().slice(0, itemMaximum))
    .filter((item) => item !== '')
    .slice(0, itemsMaximum);
}
