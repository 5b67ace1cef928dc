import { request } from '../../../lib/request.ts';

/** Gives a branch another name. */
export async function renameBranch(videoId: string, branchName: string, name: string) {
  return (await request('renameBranch', { params: { video_id: videoId, name: branchName }, body: { name } })).data;
}
