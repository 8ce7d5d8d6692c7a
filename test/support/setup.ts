// mocha 12 swallows unhandled rejections: without this a test that forgets to await could never fail.
process.on('unhandledRejection', (reason) => {
  throw reason;
});
