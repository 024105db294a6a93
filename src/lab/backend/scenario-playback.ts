/**
 * Plays a scenario in one trial: chooses the turn for each call, and records the last turn reached.
 * Runs in the worker. Pure.
 */
import type { Act, Scenario, Turn } from '../scenarios/index.ts';
import type { ConversationState } from './model-call.ts';

export class ScenarioPlayback {
  readonly workDir: string;
  readonly #scenario: Scenario;
  /** Number of calls at each turn. */
  readonly #due = new Map<number, number>();

  /** @param workDir path of the subject's work directory in this trial */
  constructor(scenario: Scenario, workDir: string) {
    this.#scenario = scenario;
    this.workDir = workDir;
  }

  /**
   * Chooses the model's act for a call: the turn at index `answers`, the number of answers so far.
   * A call outside the conversation, such as one for a title, gets the last turn, in which the
   * model only answers in text.
   */
  actFor(asked: ConversationState): Act {
    const { turns } = this.#scenario;
    const last = turns.length - 1;
    if (!isConversation(this.#scenario, asked)) return finalAct(turns[last] ?? turns[0]);
    const at = Math.min(asked.answers, last);
    const turn = turns[at] ?? turns[0];
    if (turn.kind === 'tries' && asked.tools.length === 0) return finalAct(turn);
    const number = (this.#due.get(at) ?? 0) + 1;
    this.#due.set(at, number);
    return turn.kind === 'tries' ? (turn.tries[number - 1] ?? finalAct(turn)) : turn;
  }

  /**
   * Names the turns that were not played because the subject stopped early; empty when it played
   * all.
   */
  shortfalls(): string[] {
    const { name, turns } = this.#scenario;
    const reached = Math.max(0, ...[...this.#due.keys()].map((at) => at + 1));
    if (turns.length > 1 && reached < turns.length)
      return [`the conversation of the scenario ${name} ended at turn ${reached} of ${turns.length}`];
    return turns.flatMap((turn, at) => {
      const calls = this.#due.get(at) ?? 0;
      if (turn.kind !== 'tries' || calls >= turn.tries.length) return [];
      return [`in the scenario ${name} the model was called ${calls} of ${turn.tries.length} times`];
    });
  }
}

const finalAct = (turn: Turn): Act => (turn.kind === 'tries' ? (turn.tries.at(-1) ?? turn.tries[0]) : turn);

/**
 * Whether the call continues the scenario's conversation: it holds the first line of the prompt, or
 * a tool's result.
 */
function isConversation({ prompt }: Scenario, { newTexts: said, hasToolResult: results }: ConversationState): boolean {
  const [opening = ''] = prompt.split('\n', 1);
  return results || said.some((text) => text.includes(opening));
}
