import { Dialog } from '@base-ui/react/dialog';
import { Command } from 'cmdk';
import { CornerDownLeft, Search } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useCommandList } from '../../../lib/commands.ts';
import { takeTyped } from '../../../lib/typing-ahead.ts';
import { useDebounced } from '../../../lib/use-debounced.ts';
import { Kbd, Keys } from '../../../ui/kbd.tsx';
import { useCommandsText } from '../commands-texts.ts';
import { labelParts } from '../match-words.ts';
import { allGroups, commandItems, foundGroups, type PaletteGroup, type PaletteItem } from '../palette-groups.ts';
import { PaletteIcon } from '../palette-icons.tsx';
import { usePalettePlaces, type PalettePlace } from '../use-palette-places.ts';

export interface PaletteProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Opens the sheet of keys in its place. */
  readonly onKeys: () => void;
  readonly place: PalettePlace;
}

/** Everything that can be done or gone to from here, by words and keys alone. What is chosen happens once it is closed. */
export function Palette({ isOpen, onClose, onKeys, place }: PaletteProps) {
  const t = useCommandsText();
  const chosen = useRef<(() => void) | null>(null);
  const choose = (run: () => void): void => {
    chosen.current = run;
    onClose();
  };
  const afterwards = (stillOpen: boolean): void => {
    if (stillOpen) return;
    chosen.current?.();
    chosen.current = null;
  };
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()} onOpenChangeComplete={afterwards}>
      <Dialog.Portal>
        <Dialog.Backdrop className="t-quick fixed inset-0 z-50 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          data-modal=""
          className="t-quick fixed top-[min(132px,12dvh)] left-1/2 z-50 flex max-h-[min(640px,calc(100dvh-24px-12dvh))] w-[calc(100vw-24px)] max-w-[620px] -translate-x-1/2 flex-col overflow-hidden rounded-dialog bg-raised shadow-[var(--shadow-3)] transition-[opacity,scale] data-ending-style:scale-[.98] data-ending-style:opacity-0 data-starting-style:scale-[.98] data-starting-style:opacity-0"
        >
          <Dialog.Title className="sr-only">{t('title')}</Dialog.Title>
          <PaletteBody place={place} onChoose={choose} onClose={onClose} onKeys={() => choose(onKeys)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface BodyProps {
  readonly place: PalettePlace;
  readonly onChoose: (run: () => void) => void;
  readonly onClose: () => void;
  readonly onKeys: () => void;
}

function PaletteBody({ place, onChoose, onClose, onKeys }: BodyProps) {
  const t = useCommandsText();
  const [text, setText] = useState('');
  const words = text.trim();
  const { groups, title } = useGroups(words, place);
  const addTyped = (): void => {
    const ahead = takeTyped();
    if (ahead !== '') setText(text + ahead);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === '?' && text === '') {
      event.preventDefault();
      onKeys();
    } else if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onClose();
    }
  };
  return (
    <Command
      label={t('title')}
      shouldFilter={false}
      loop
      onKeyDown={onKeyDown}
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="flex h-[52px] shrink-0 items-center gap-3 border-b border-line px-4">
        <Search size={17} aria-hidden className="shrink-0 text-text-3" />
        <Command.Input
          value={text}
          onValueChange={setText}
          onFocus={addTyped}
          maxLength={200}
          placeholder={t('invitation')}
          aria-label={t('title')}
          className="min-w-0 flex-1 bg-transparent text-[16px] tracking-[-0.01em] caret-accent outline-none placeholder:text-text-3"
        />
        {title !== null && (
          <span className="small max-w-[40%] truncate text-text-3 max-sm:hidden">{t('inVideo', { title })}</span>
        )}
      </div>
      <Command.List label={t('title')} className="scroll-quiet min-h-0 flex-1 scroll-py-2 overflow-y-auto p-2">
        {groups.length === 0 && (
          <div role="presentation" className="px-2.5 py-6">
            <p className="body break-words text-text">{t('nothing', { words })}</p>
            <p className="small text-text-3">{t('nothingText')}</p>
          </div>
        )}
        {groups.map((group) => (
          <Command.Group
            key={group.title}
            heading={group.title}
            className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-[11px] [&_[cmdk-group-heading]]:leading-[14px] [&_[cmdk-group-heading]]:text-text-3"
          >
            {group.items.map((item) => (
              <Line key={item.id} item={item} words={words} onChoose={() => onChoose(item.run)} />
            ))}
          </Command.Group>
        ))}
      </Command.List>
      <Foot />
    </Command>
  );
}

interface PaletteContent {
  readonly groups: readonly PaletteGroup[];
  readonly title: string | null;
}

function useGroups(words: string, place: PalettePlace): PaletteContent {
  const t = useCommandsText();
  const items = commandItems(useCommandList());
  const rested = useDebounced(words, 120);
  const { videos, isAsked, inVideo, title } = usePalettePlaces(rested, place);
  const branches = { title: t('inThisVideo'), items: inVideo.filter(({ isCode }) => isCode) };
  if (words !== '') {
    // The library knows more of its videos than their titles: what it found stays.
    return { groups: withItems([...foundGroups(words, [...items, ...inVideo]), videos]), title };
  }
  // What has to be asked for comes below what is here: nothing moves under the hand.
  const here = allGroups(items, isAsked ? [branches] : [videos, branches], t('suggested'));
  return { groups: isAsked ? withItems([...here, videos]) : here, title };
}

const withItems = (groups: readonly PaletteGroup[]): readonly PaletteGroup[] =>
  groups.filter(({ items }) => items.length > 0);

function Line({
  item,
  words,
  onChoose,
}: {
  readonly item: PaletteItem;
  readonly words: string;
  readonly onChoose: () => void;
}) {
  return (
    <Command.Item
      value={item.id}
      onSelect={onChoose}
      className="group body flex min-h-9 cursor-default scroll-my-2 items-center gap-3 rounded-control px-2.5 text-text-2 aria-selected:bg-pressed aria-selected:text-text"
    >
      <PaletteIcon id={item.id} className="shrink-0 text-text-3 group-aria-selected:text-text" />
      <span className={item.isCode ? 'tc min-w-0 flex-1 truncate text-[12px]' : 'min-w-0 flex-1 truncate'}>
        {labelParts(item.label, words).map((part, index) =>
          part.isMatch ? (
            <b key={index} className="font-medium text-text">
              {part.text}
            </b>
          ) : (
            part.text
          ),
        )}
      </span>
      {item.hint !== undefined && (
        <span
          className={
            item.isPrice ? 'num small shrink-0 font-medium text-accent-text' : 'num small shrink-0 text-text-3'
          }
        >
          {item.hint}
        </span>
      )}
      {item.keys !== undefined && <Keys keys={item.keys} className="shrink-0 max-sm:hidden" />}
      <CornerDownLeft
        size={13}
        aria-hidden
        className="hidden shrink-0 text-text-3 group-aria-selected:block max-sm:hidden!"
      />
    </Command.Item>
  );
}

function Foot() {
  const t = useCommandsText();
  return (
    <p className="small flex shrink-0 items-center gap-4 border-t border-line px-4 py-2.5 text-text-3">
      <span className="flex items-center gap-1 max-sm:hidden">
        <Kbd>↑</Kbd>
        <Kbd>↓</Kbd>
        {t('move')}
      </span>
      <span className="flex items-center gap-1 max-sm:hidden">
        <Kbd>⏎</Kbd>
        {t('open')}
      </span>
      <span className="flex items-center gap-1 max-sm:hidden">
        <Kbd>?</Kbd>
        {t('allKeys')}
      </span>
      <span className="ml-auto">{t('billFirst')}</span>
    </p>
  );
}
