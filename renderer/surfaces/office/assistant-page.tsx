import { AssistantAbout } from '../../features/assistant/assistant-about.tsx';

export function AssistantPage() {
  return <AssistantAbout />;
}
