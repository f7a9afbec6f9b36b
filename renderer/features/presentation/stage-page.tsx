import classes from './stage-page.module.css';

export interface StagePageProps {
  readonly meeting: string;
  readonly document: string;
  /** From 1. */
  readonly page: number;
  /** The part of the page that the presenter shows, 0…1 of its width and height; null for all of it. */
  readonly region: { readonly x: number; readonly y: number; readonly w: number; readonly h: number } | null;
}

/** The page that is presented, as large as the place that it is given. */
export function StagePage({ meeting, document, page }: StagePageProps) {
  return <div className={classes.stage} data-meeting={meeting} data-document={document} data-page={page} />;
}
