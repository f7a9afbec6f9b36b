import { useWords } from '../../kernel/i18n/words.ts';
import { useEndpoint } from '../../kernel/use-session.ts';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ErrorState, Loading } from '../../ui/states.tsx';
import table from '../../ui/table.module.css';
import classes from './about.module.css';
import { assistantAboutWords } from './about-words.ts';

/** For administrators: where texts of papers may go, and how answers were found. */
export function AssistantAbout() {
  const w = useWords(assistantAboutWords);
  const { value, failure, reload } = useEndpoint('assistant.about', {});
  if (!value) return failure ? <ErrorState failure={failure} onRetry={() => void reload()} /> : <Loading />;
  const { model, outsideAllowed, answers } = value;
  return (
    <Card title={w.title}>
      <p className={classes.line}>
        {model === null ? w.none : model.outside ? w.outside(model.name, model.host) : w.inside(model.name, model.host)}
      </p>
      {model?.outside ? <Notice tone="warn">{w.outsideMore}</Notice> : null}
      {outsideAllowed && !model?.outside ? <Notice tone="warn">{w.allowedOnly}</Notice> : null}
      <p>{w.secret}</p>
      <h3 className={classes.head}>{w.answers}</h3>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{w.by}</th>
            <th scope="col">{w.given}</th>
            <th scope="col">{w.right}</th>
            <th scope="col">{w.wrong}</th>
          </tr>
        </thead>
        <tbody>
          {answers.map(({ by, given, right, wrong }) => (
            <tr key={by}>
              <th scope="row">{by === 'extract' ? w.extract : w.model}</th>
              <td>
                <span className={classes.name}>{w.given}: </span>
                {given}
              </td>
              <td>
                <span className={classes.name}>{w.right}: </span>
                {right}
              </td>
              <td>
                <span className={classes.name}>{w.wrong}: </span>
                {wrong}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={table.soft}>{w.kept}</p>
    </Card>
  );
}
