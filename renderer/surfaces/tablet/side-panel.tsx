import { Tabs } from '@mantine/core';
import { IconChecklist, IconNotebook, IconSparkles, IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { AssistantPanel, type SummaryPanelProps } from '../../features/assistant/summary-panel.tsx';
import { useWords } from '../../kernel/i18n/words.ts';
import type { MessageDesk } from '../messages/use-message-desk.tsx';
import { PeopleTab } from './people-tab.tsx';
import classes from './side-panel.module.css';
import { VotesTab } from './votes-tab.tsx';
import { tabletWords } from './words.ts';

export const panelTabs = ['assistant', 'notes', 'people', 'votes'] as const;
export type PanelTab = (typeof panelTabs)[number];

export interface SidePanelProps extends Omit<SummaryPanelProps, 'onVotes' | 'onNotes'> {
  readonly tab: PanelTab;
  readonly onTab: (tab: PanelTab) => void;
  /** What one notes for oneself. */
  readonly notes: ReactNode;
  readonly messages: MessageDesk;
  /** Nothing can be done any more: only reading. */
  readonly over: boolean;
}

const icons = { assistant: IconSparkles, notes: IconNotebook, people: IconUsers, votes: IconChecklist } as const;

/** One panel for what stands beside the paper: assistant, people, votes. */
export function SidePanel({ tab, onTab, notes, messages, over, ...summary }: SidePanelProps) {
  const w = useWords(tabletWords);
  return (
    <Tabs
      value={tab}
      onChange={(value) => onTab(panelTabs.find((name) => name === value) ?? 'assistant')}
      keepMounted={false}
      classNames={{ root: classes.root, list: classes.list, tab: classes.tab, panel: classes.panel }}
    >
      <Tabs.List grow>
        {panelTabs.map((name) => {
          const Icon = icons[name];
          return (
            <Tabs.Tab key={name} value={name} leftSection={<Icon aria-hidden="true" />}>
              {w[name]}
            </Tabs.Tab>
          );
        })}
      </Tabs.List>
      <Tabs.Panel value="assistant">
        <AssistantPanel {...summary} onVotes={() => onTab('votes')} onNotes={() => onTab('notes')} />
      </Tabs.Panel>
      <Tabs.Panel value="notes">{notes}</Tabs.Panel>
      <Tabs.Panel value="people">
        <PeopleTab meeting={summary.meeting} over={over} messages={messages} />
      </Tabs.Panel>
      <Tabs.Panel value="votes">
        <VotesTab meeting={summary.meeting} over={over} />
      </Tabs.Panel>
    </Tabs>
  );
}
