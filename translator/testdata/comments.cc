// The head of a file stands at the top.
//
// Two paragraphs of it.

#include <cstdint>

namespace demo {

// A paragraph of its own, in the namespace: the head goes on.

/// What a comment belongs to.
struct Noted {
  /// Above a member,
  /// in two lines.
  int32_t above = 0;
  int32_t behind = 0;  ///< at its line's end,
                       ///< continued below
};

// A paragraph above a function.

/* A comment
 * of the other kind. */
void note(Noted& noted) {
  // Above a statement.
  noted.above = 1;  // and at its end

  // After a blank line.
  if (noted.above > 1) {  // behind a condition
    // Alone in a branch.
  } else {
    noted.behind = 2;
    // At the end of a branch.
  }
  // At the end of the block.
}

}  // namespace demo
