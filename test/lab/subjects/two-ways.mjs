/** At a terminal: says what it is, asks it where the cursor is, asks the model what was typed, and ends when it is interrupted.
 *  Without one: counts its runs in its home. */
import { appendFileSync, readFileSync } from 'node:fs';

if (process.stdout.isTTY) atTerminal();
else {
  appendFileSync(`${process.env.HOME}/runs`, 'run\n');
  console.log(`run ${readFileSync(`${process.env.HOME}/runs`, 'utf8').length / 4}`);
}

function atTerminal() {
  const { columns, rows } = process.stdout;
  process.stdin.setRawMode(true).setEncoding('utf8');
  process.stdout.write(`${columns}x${rows} \x1b[6n`);
  let typed = '';
  process.stdin.on('data', async (keys) => {
    if (keys.includes('\x03')) process.exit(7);
    typed += keys;
    if (typed.endsWith('\r')) process.stdout.write(await answerTo(typed));
  });
}

async function answerTo(typed) {
  const body = JSON.stringify({ model: 'm', max_tokens: 9, messages: [{ role: 'user', content: typed }] });
  const answer = await fetch(`${process.env.TOOL_BASE_URL ?? 'https://api.tool.example'}/v1/messages`, {
    method: 'POST',
    body,
  });
  return (await answer.json()).content[0].text;
}
