import { ChevronDown, GitBranch } from 'lucide-react';
import type { CheckpointSummary } from '#contract/checkpoint.ts';
import { useCommonText } from '../../../lib/common-texts.ts';
import { Menu, MenuChoice } from '../../../ui/menu.tsx';
import { branchHeads } from '../choose-sides.ts';
import { useCompareText } from '../compare-texts.ts';
import { SideDisc } from './side-disc.tsx';

/** Which checkpoint stands on a side: what each branch has come to; the tree leads to the others. */
export function SideMenu({
  side,
  chosen,
  checkpoints,
  onChoose,
}: {
  readonly side: 'A' | 'B';
  readonly chosen: CheckpointSummary | null;
  readonly checkpoints: readonly CheckpointSummary[];
  readonly onChoose: (checkpointId: string) => void;
}) {
  const t = useCompareText();
  const common = useCommonText();
  const heads = branchHeads(checkpoints);
  const isHead = chosen === null || heads.some(({ id }) => id === chosen.id);
  const phaseOf = ({ phase_number: phase }: CheckpointSummary): string => common(`phase_${phase as 1 | 2 | 3 | 4}`);
  const name = chosen === null ? t('choose') : chosen.branch_name;
  return (
    <span className="flex min-w-0 items-center gap-2">
      <SideDisc side={side} />
      <Menu
        trigger={
          <button
            type="button"
            className="small inline-flex h-6 min-w-0 items-center gap-1 rounded-[5px] bg-raised px-1.5 text-text shadow-[inset_0_0_0_1px_var(--line-2)]"
          >
            <span className="sr-only">{t(`side${side}`)}:</span>
            <GitBranch size={12} className="shrink-0 text-text-2" aria-hidden />
            <span dir="auto" className="tc max-w-[140px] truncate text-[11.5px]">
              {name}
            </span>
            {chosen !== null && <span className="micro shrink-0 text-text-3">{phaseOf(chosen)}</span>}
            <ChevronDown size={12} className="shrink-0 text-text-3" aria-hidden />
          </button>
        }
      >
        {[...(isHead || chosen === null ? [] : [chosen]), ...heads].map((checkpoint) => (
          <MenuChoice
            key={checkpoint.id}
            isChosen={checkpoint.id === chosen?.id}
            hint={phaseOf(checkpoint)}
            onSelect={() => onChoose(checkpoint.id)}
          >
            <span className="tc">{checkpoint.branch_name}</span>
          </MenuChoice>
        ))}
      </Menu>
    </span>
  );
}
