import { useNavigate } from '@tanstack/react-router';
import { ChevronDown, GitBranch } from 'lucide-react';
import type { VideoStatus } from '#contract/video-status.ts';
import { useCommonText } from '../../../lib/common-texts.ts';
import { Menu, MenuChoice } from '../../../ui/menu.tsx';
import { useWorkspaceText } from '../workspace-texts.ts';

/** The branch that is looked at, and the way to the others. */
export function BranchMenu({ status, branchName }: { readonly status: VideoStatus; readonly branchName: string }) {
  const t = useWorkspaceText();
  const common = useCommonText();
  const navigate = useNavigate();
  const trigger = (
    <button
      type="button"
      aria-label={`${t('branch')} ${branchName}`}
      className="small inline-flex h-6 min-w-0 shrink items-center gap-1 rounded-[5px] bg-raised px-1.5 text-text shadow-[inset_0_0_0_1px_var(--line-2)]"
    >
      <GitBranch size={12} className="shrink-0 text-text-2" aria-hidden />
      <span className="tc truncate text-[11.5px]">{branchName}</span>
      <ChevronDown size={12} className="shrink-0 text-text-3" aria-hidden />
    </button>
  );
  return (
    <Menu trigger={trigger}>
      {status.active_branches.map((branch) => (
        <MenuChoice
          key={branch.branch_name}
          isChosen={branch.branch_name === branchName}
          hint={common(`phase_${branch.phase_number as 1 | 2 | 3 | 4}`)}
          onSelect={() =>
            void navigate({
              to: '/videos/$videoId/at/$checkpointId',
              params: { videoId: status.video_id, checkpointId: branch.latest_checkpoint_id },
            })
          }
        >
          <span className="tc">{branch.branch_name}</span>
        </MenuChoice>
      ))}
    </Menu>
  );
}
