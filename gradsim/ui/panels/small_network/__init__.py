"""The panel "Small network": a network of few neurons that learns points of the plane."""
