// One note on the audio clock, soft at both ends so that nothing clicks.
export const note = (audio, hertz, when, seconds) => {
  const source = new OscillatorNode(audio, { frequency: hertz, type: "triangle" });
  const volume = new GainNode(audio, { gain: 0 });
  volume.gain.setTargetAtTime(0.5, when, 0.008);
  volume.gain.setTargetAtTime(0, when + seconds * 0.5, seconds * 0.14);
  source.connect(volume).connect(audio.destination);
  source.start(when);
  source.stop(when + seconds + 0.3);
  return { when, drop: () => source.disconnect() };
};
