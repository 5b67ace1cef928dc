// Loaded first when `beatboard.js` had to start a newer Node. If that launcher is killed outright it cannot pass the
// signal on, so its end shows as a closed channel; then this process must not work on unseen.
if (process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  // The channel alone must not keep a finished program alive.
  process.channel.unref();
}
