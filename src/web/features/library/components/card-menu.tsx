import { useNavigate } from '@tanstack/react-router';
import { Ellipsis, FolderOpen, Pencil, Trash2 } from 'lucide-react';
import { cx } from '../../../lib/class-names.ts';
import { Menu, MenuItem, MenuLine } from '../../../ui/menu.tsx';
import type { VideoCard } from '../card-state.ts';
import { useLibraryText } from '../library-texts.ts';

/** What one does with a card besides opening it. */
export type CardAction = 'rename' | 'delete';

/** Opens by the three dots of a card. */
export function CardMenu({
  card,
  isTabStop,
  onAction,
  className,
}: {
  readonly card: VideoCard;
  readonly isTabStop: boolean;
  readonly onAction: (action: CardAction, card: VideoCard) => void;
  readonly className?: string;
}) {
  const t = useLibraryText();
  const navigate = useNavigate();
  const trigger = (
    <button
      type="button"
      tabIndex={isTabStop ? 0 : -1}
      aria-label={t('actions', { title: card.title })}
      className={cx('flex size-7 items-center justify-center rounded-control', className)}
    >
      <Ellipsis size={16} aria-hidden />
    </button>
  );
  return (
    <Menu align="end" trigger={trigger}>
      <MenuItem
        icon={<FolderOpen size={14} />}
        onSelect={() => void navigate({ to: '/videos/$videoId', params: { videoId: card.video_id } })}
      >
        {t('open')}
      </MenuItem>
      <MenuItem icon={<Pencil size={14} />} onSelect={() => onAction('rename', card)}>
        {t('rename')}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={<Trash2 size={14} />} isDangerous onSelect={() => onAction('delete', card)}>
        {t('delete')}
      </MenuItem>
    </Menu>
  );
}
