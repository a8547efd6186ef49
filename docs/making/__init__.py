"""What the build of the documentation makes: parts of pages, figures, schemas."""
