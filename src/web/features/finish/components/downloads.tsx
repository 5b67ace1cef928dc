import { ChevronDown, Download, FileJson, Image, LayoutGrid } from 'lucide-react';
import type { Artifact } from '#contract/artifact.ts';
import type { CheckpointView } from '../../../lib/calls/get-checkpoint.ts';
import { formatSize } from '../../../lib/sizes.ts';
import { Menu, MenuItem } from '../../../ui/menu.tsx';
import { fileNameOf, saveFile, saveText } from '../save-file.ts';
import { useFinishText } from '../finish-texts.ts';

/** The film as a file, and what goes with it. */
export function Downloads({ view, final }: { readonly view: CheckpointView; readonly final: Artifact }) {
  const t = useFinishText();
  const name = fileNameOf(view.spec.title);
  const of = (slot: string): Artifact | undefined => view.artifacts.find((artifact) => artifact.slot === slot);
  const poster = of('final/poster');
  const sheet = of('final/sheet');
  const report = of('final/report');
  return (
    <div className="body flex h-10 overflow-hidden rounded-control bg-ink font-medium text-on-ink">
      <a
        href={final.s3_url}
        download={`${name}.mp4`}
        className="flex min-w-0 flex-1 items-center justify-center gap-2 hover:opacity-90 focus-visible:-outline-offset-4"
      >
        <Download size={15} aria-hidden /> {t('download')}
        <span className="num small font-normal">{formatSize(final.size_bytes)}</span>
      </a>
      <Menu
        align="end"
        trigger={
          <button
            type="button"
            aria-label={t('more')}
            className="flex w-10 items-center justify-center border-l border-on-ink/20 hover:opacity-90 focus-visible:-outline-offset-4"
          >
            <ChevronDown size={14} aria-hidden />
          </button>
        }
      >
        {poster && (
          <MenuItem
            icon={<Image size={14} aria-hidden />}
            hint={formatSize(poster.size_bytes)}
            onSelect={() => saveFile(poster.s3_url, `${name} poster.jpg`)}
          >
            {t('poster')}
          </MenuItem>
        )}
        {sheet && (
          <MenuItem
            icon={<LayoutGrid size={14} aria-hidden />}
            hint={formatSize(sheet.size_bytes)}
            onSelect={() => saveFile(sheet.s3_url, `${name} contact sheet.jpg`)}
          >
            {t('sheet')}
          </MenuItem>
        )}
        <MenuItem
          icon={<FileJson size={14} aria-hidden />}
          onSelect={() => saveText(JSON.stringify(view.spec, null, 2), `${name} plan.json`)}
        >
          {t('plan')}
        </MenuItem>
        {report && (
          <MenuItem
            icon={<FileJson size={14} aria-hidden />}
            hint={formatSize(report.size_bytes)}
            onSelect={() => saveFile(report.s3_url, `${name} quality.json`)}
          >
            {t('report')}
          </MenuItem>
        )}
      </Menu>
    </div>
  );
}
