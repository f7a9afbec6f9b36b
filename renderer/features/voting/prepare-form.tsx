import { Select, Switch, Textarea } from '@mantine/core';
import { useState } from 'react';
import { type BodyId, bodies, bodyIds } from '../../../shared/features/meetings/bodies.ts';
import type { QuestionView } from '../../../shared/features/voting/contract.ts';
import { bases, type Rule, shares, ties } from '../../../shared/features/voting/tally.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import classes from './prepare-form.module.css';
import { votingWords } from './words.ts';

export interface PrepareFormProps {
  readonly items: readonly { readonly id: string; readonly label: string; readonly title: string }[];
  /** The item that is proposed first. */
  readonly item: string | null;
  readonly body: BodyId;
  /** The question that is edited; absent: a new one. */
  readonly edited?: { readonly id: string; readonly question: QuestionView };
  readonly onDone: () => void;
}

const limits = [null, 30, 60, 120, 300, 600] as const;

const ruleOf = (body: BodyId): Rule => ({ rule: bodies[body].passes, base: bodies[body].base, tie: bodies[body].tie });

/** The body whose rules these are, the meeting's own first. */
const presetOf = ({ rule, base, tie }: Rule, body: BodyId): BodyId | 'own' =>
  [body, ...bodyIds].find((one) => {
    const of = ruleOf(one);
    return of.rule === rule && of.base === base && of.tie === tie;
  }) ?? 'own';

/** Prepares a question, or edits one: its words, and the rule by which it passes, proposed from the rules of the body. */
export function PrepareForm({ items, item, body, edited, onDone }: PrepareFormProps) {
  const w = useWords(votingWords);
  const prepare = useCommand('voting.prepare');
  const edit = useCommand('voting.edit');
  const { sending, failure } = edited ? edit : prepare;
  // What stood there when the form was opened, whatever becomes of it while somebody types.
  const [before] = useState(edited?.question);
  // Of several items none is guessed: a vote on the wrong one would stand in the record.
  const [of, setOf] = useState(before?.item ?? item ?? (items.length === 1 ? items[0]!.id : null));
  const [text, setText] = useState(before?.text ?? '');
  const [rule, setRule] = useState<Rule>(before ?? ruleOf(body));
  const [live, setLive] = useState(before?.live ?? false);
  const [canChange, setCanChange] = useState(before?.canChange ?? true);
  const [seconds, setSeconds] = useState<number | null>(before?.seconds ?? null);
  const [tried, setTried] = useState(false);
  const [preset, setPreset] = useState<BodyId | 'own'>(before ? presetOf(before, body) : body);
  const own = before?.seconds ?? null;
  const offered = limits.some((limit) => limit === own) ? limits : [...limits, own];
  const change = (part: Partial<Rule>): void => {
    setRule({ ...rule, ...part });
    setPreset('own');
  };
  const submit = async (): Promise<void> => {
    setTried(true);
    if (text.trim().length < 3 || of === null || sending) return;
    const { rule: share, base, tie } = rule;
    const put = { item: of, text, rule: share, base, tie, live, canChange, seconds };
    const result = await (edited
      ? edit.send({ question: edited.id, revision: before?.revision, ...put })
      : prepare.send(put));
    if (result.ok) onDone();
  };
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Textarea
        label={w.prepareText}
        description={w.prepareTextHint}
        required
        autosize
        minRows={2}
        maxLength={600}
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={tried && text.trim().length < 3 ? w.prepareTextShort : null}
      />
      <Select
        label={w.prepareItem}
        required
        allowDeselect={false}
        description={items.length === 0 ? w.prepareNoItems : null}
        error={tried && of === null && items.length > 0 ? w.prepareItemMissing : null}
        value={of}
        onChange={setOf}
        data={items.map((entry) => ({ value: entry.id, label: `${entry.label}. ${entry.title}` }))}
      />
      <Select
        label={w.preset}
        allowDeselect={false}
        value={preset}
        onChange={(value) => {
          const known = bodyIds.find((candidate) => candidate === value);
          if (known) setRule(ruleOf(known));
          setPreset(known ?? 'own');
        }}
        data={[
          ...bodyIds.map((value) => ({ value: value as string, label: w[`preset${value}`] })),
          { value: 'own', label: w.presetOther },
        ]}
        description={
          preset === 'own'
            ? null
            : `${w.basis(bodies[preset].basis)}${bodies[preset].confirmed ? '' : ` ${w.basisUnconfirmed}`}`
        }
      />
      <div className={classes.row}>
        <Select
          label={w.rule}
          allowDeselect={false}
          value={rule.rule}
          onChange={(value) => change({ rule: shares.find((share) => share === value) ?? rule.rule })}
          data={shares.map((value) => ({ value, label: w[`rule${value}`] }))}
        />
        <Select
          label={w.base}
          allowDeselect={false}
          value={rule.base}
          onChange={(value) => change({ base: bases.find((base) => base === value) ?? rule.base })}
          data={bases.map((value) => ({ value, label: w[`base${value}`] }))}
        />
        <Select
          label={w.limit}
          allowDeselect={false}
          value={String(seconds)}
          onChange={(value) => setSeconds(offered.find((limit) => String(limit) === value) ?? null)}
          data={offered.map((value) => ({
            value: String(value),
            label: value === null ? w.limitNone : w.limitSeconds(value),
          }))}
        />
        <Select
          label={w.tie}
          allowDeselect={false}
          value={rule.tie}
          onChange={(value) => change({ tie: ties.find((tie) => tie === value) ?? rule.tie })}
          data={ties.map((value) => ({ value, label: w[`tie${value}`] }))}
        />
      </div>
      <Switch label={w.live} checked={live} onChange={(event) => setLive(event.currentTarget.checked)} />
      <Switch label={w.canChange} checked={canChange} onChange={(event) => setCanChange(event.currentTarget.checked)} />
      <FailureNotice failure={failure} />
      <ActionButton type="submit" look="primary" size="large" wide sending={sending}>
        {w.prepareSave}
      </ActionButton>
    </form>
  );
}
