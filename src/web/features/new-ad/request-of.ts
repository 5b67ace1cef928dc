import type { GenerateRequest } from '#contract/generate-request.ts';
import { ofRole, type Draft } from './draft.ts';

/** What the server is asked for. Choices that were not made are left out, so that the prompt may say. */
export function requestOf(draft: Draft): GenerateRequest {
  const photos = ofRole(draft, 'photo').map(({ assetId }) => assetId);
  const [logo] = ofRole(draft, 'logo');
  const [song] = ofRole(draft, 'song');
  return {
    prompt: draft.prompt,
    ...(draft.format && { aspect_ratio: draft.format }),
    ...(draft.length && { duration_seconds: Number(draft.length) }),
    ...(draft.quality && { quality: draft.quality }),
    ...(draft.model && { model: draft.model }),
    ...(draft.autoContinue && { auto_continue: true }),
    ...(photos.length > 0 && { reference_assets: photos }),
    ...(logo && { logo_asset_id: logo.assetId }),
    ...(song && { audio_asset_id: song.assetId }),
  };
}
