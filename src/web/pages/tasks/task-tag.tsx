import type { VNode } from 'preact';
import { TASK_LOOKS, TASK_WORDS, type TaskState } from './task.words';

export const TaskTag = ({ state }: { state: TaskState }): VNode => (
  <span class={`hh-verified hh-verified--${TASK_LOOKS[state]}`}>{TASK_WORDS[state]}</span>
);
