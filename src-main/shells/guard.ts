/**
 * Imported first by every entry: on an older Node the database's native part ends the process
 * without a word, so a sentence comes before it.
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Chainrule needs Node 22.18 or newer and found ${process.versions.node}. ` +
      'Start it through npm, which brings its own: npm start\n',
  );
  process.exit(1);
}

export {};
