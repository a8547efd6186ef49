"""The lecture's demonstrations, one module for each panel."""
