import { PencilLine, RotateCcw, Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { announce } from '../../../lib/announce.ts';
import { useCommandList, type Command } from '../../../lib/commands.ts';
import { boundKeys, keepBindings, keyBindings } from '../../../lib/key-bindings.ts';
import { keyOf } from '../../../lib/shortcuts.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SearchField } from '../../../ui/field.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Keys } from '../../../ui/kbd.tsx';
import { useCommandsText } from '../commands-texts.ts';
import { matchScore } from '../match-words.ts';
import { rankOf } from '../palette-groups.ts';
import { isModifier, rebind, unbind } from '../rebind-keys.ts';

/** Every key of this page by what it is for; each can be changed. */
export function KeySheet({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const t = useCommandsText();
  const bindings = keyBindings.use();
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('keysTitle')}
      description={t('keysText')}
      width="max-w-[900px]"
      {...(Object.keys(bindings).length > 0 && {
        footer: (
          <Button kind="ghost" icon={<RotateCcw size={14} aria-hidden />} onClick={() => keepBindings({})}>
            {t('resetAll')}
          </Button>
        ),
      })}
    >
      <SheetBody />
    </Dialog>
  );
}

function SheetBody() {
  const t = useCommandsText();
  const [words, setWords] = useState('');
  const [capturing, setCapturing] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const commands = useCommandList().filter(({ keys, isHidden }) => keys !== undefined && isHidden !== true);
  const groups = groupsOf(commands.filter((command) => isNamed(command, words)));
  useCapture(capturing, commands, (outcome) => {
    setSaid(outcome);
    setCapturing(null);
    if (outcome !== '') announce(outcome);
  });
  return (
    <>
      <SearchField
        label={t('search')}
        icon={<Search size={14} aria-hidden />}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        className="mb-2 w-full"
      />
      <p className="small mb-2 min-h-4 text-text-2">{capturing === null ? said : t('press')}</p>
      {groups.length === 0 && <p className="body text-text-2">{t('noKeys')}</p>}
      <div className="gap-x-10 sm:columns-2">
        {groups.map(([title, members]) => (
          <section key={title} className="mb-5 break-inside-avoid">
            <h3 className="small mb-1 font-medium text-text-2">{title}</h3>
            <ul>
              {members.map((command) => (
                <KeyRow
                  key={command.id}
                  command={command}
                  commands={commands}
                  isCapturing={capturing === command.id}
                  onCapture={() => setCapturing(capturing === command.id ? null : command.id)}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

function KeyRow({
  command,
  commands,
  isCapturing,
  onCapture,
}: {
  readonly command: Command;
  readonly commands: readonly Command[];
  readonly isCapturing: boolean;
  readonly onCapture: () => void;
}) {
  const t = useCommandsText();
  const { label, keys = '', isKeyOnly } = command;
  const isChanged = boundKeys(keys, keyBindings.use()) !== keys;
  return (
    <li className="flex min-h-8 items-center gap-2 border-t border-line">
      <span className="body min-w-0 flex-1 truncate">{label}</span>
      {isKeyOnly && <span className="small shrink-0 text-text-3">{t('whereFocus')}</span>}
      <span className={isCapturing ? 'rounded-control ring-2 ring-accent ring-offset-2 ring-offset-raised' : ''}>
        <Keys keys={keys} className="text-text-2" />
      </span>
      {isChanged && (
        <IconButton
          label={t('reset')}
          className="size-6"
          onClick={() => keepBindings(unbind(keyBindings.get(), commands, keys))}
        >
          <RotateCcw size={13} aria-hidden />
        </IconButton>
      )}
      {isKeyOnly ? (
        <span className="w-6" />
      ) : (
        <IconButton label={t('change', { label })} isOn={isCapturing} className="size-6" onClick={onCapture}>
          <PencilLine size={13} aria-hidden />
        </IconButton>
      )}
    </li>
  );
}

/** Takes the next press as the new keys of a command. It comes before everything else that listens. */
function useCapture(id: string | null, commands: readonly Command[], onDone: (words: string) => void): void {
  const t = useCommandsText();
  useEffect(() => {
    const command = commands.find((one) => one.id === id);
    const usual = command?.keys;
    if (command === undefined || usual === undefined) return;
    const take = (event: KeyboardEvent): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      const keys = keyOf(event);
      if (isModifier(keys)) return;
      if (keys === 'escape') return onDone('');
      const result = rebind(keyBindings.get(), commands, usual, keys);
      if (result.kind === 'refused') return onDone(t(result.why));
      keepBindings(result.bindings);
      const words = { label: command.label, keys: keys.toUpperCase(), other: result.swappedWith ?? '' };
      onDone(t(result.swappedWith === null ? 'changed' : 'swapped', words));
    };
    window.addEventListener('keydown', take, true);
    return () => window.removeEventListener('keydown', take, true);
  });
}

function isNamed({ label, group, keys, words }: Command, looked: string): boolean {
  return (
    looked.trim() === '' ||
    keys === looked.trim().toLowerCase() ||
    matchScore(looked, label, `${group} ${words ?? ''}`) !== null
  );
}

/** By heading, the page's own first; within one, in the order of their names. */
function groupsOf(commands: readonly Command[]): readonly (readonly [string, readonly Command[]])[] {
  const ordered = commands.toSorted(
    (a, b) =>
      rankOf(a) - rankOf(b) || a.group.localeCompare(b.group) || a.id.localeCompare(b.id, 'en', { numeric: true }),
  );
  return [...Map.groupBy(ordered, ({ group }) => group)];
}
