/** A topic of the concept map, as a pack tells it. */
export interface Topic {
  /** The same in every pack. */
  id: string;
  title: string;
  /** What it is about, in one line of Markdown. */
  line: string;
  /** Ids of the topics that come before it, of whatever pack. */
  needs: string[];
  /** Whether the pack explains it in `primers/<id>.md`. */
  primer: boolean;
}

/** The topics that one pack tells. */
export interface TopicSource {
  packId: string;
  topics: readonly Topic[];
}

/** What the primer of a topic goes by among the exercises of its pack: its path, which no exercise can have. */
export const primerId = (topicId: string): string => `primers/${topicId}`;
