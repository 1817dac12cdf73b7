/** Program for a test: takes the lock of the folder it is given, says so, and stays. */
import { lockFolder } from '../instance-lock.ts';

lockFolder(process.argv[2] ?? '');
process.stdout.write('locked\n');
setInterval(() => undefined, 1000);
