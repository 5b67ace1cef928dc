import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { watchVideo, type Connection } from './watch-video.ts';

/** Keeps everything about a video fresh while the component is there; says how it is connected. */
export function useWatchedVideo(videoId: string): Connection {
  const client = useQueryClient();
  const [connection, setConnection] = useState<Connection>('live');
  useEffect(() => {
    const leaving = new AbortController();
    void watchVideo(client, videoId, leaving.signal, setConnection);
    return () => leaving.abort();
  }, [client, videoId]);
  return connection;
}
